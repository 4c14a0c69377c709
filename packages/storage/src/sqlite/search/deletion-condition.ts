import type { DeletionView } from '@assay/core';

export const deletionCondition = (view: DeletionView): string[] => {
  switch (view) {
    case 'active':
      return ['r.deleted_ms IS NULL'];
    case 'deleted':
      return ['r.deleted_ms IS NOT NULL'];
    case 'all':
      return [];
  }
};
