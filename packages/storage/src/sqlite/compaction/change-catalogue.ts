import { assertNever } from '@assay/base';
import type { Connection } from '../connection.ts';
import type { CatalogueAnswer, CatalogueCall } from './catalogue-request.ts';
import { deleteSealedRows } from './delete-sealed-rows.ts';
import { forgetSegments, noteDeadSegments } from './dead-segments.ts';
import { moveParts } from './move-parts.ts';
import { removeOrphans } from './remove-orphans.ts';
import { sealParts } from './seal-parts.ts';
import { swapParts } from './swap-parts.ts';
import { vacuum } from './vacuum.ts';

/** What the writer does for the compactor, between groups of commands. Undone as a whole when it throws. */
export function changeCatalogue(connection: Connection, dataFolder: string, request: CatalogueCall): CatalogueAnswer {
  const { now } = request;
  switch (request.verb) {
    case 'seal':
      return sealParts(connection, request.segment, request.parts, now);
    case 'swap':
      return swapParts(connection, request.segment, request.swaps, now);
    case 'move':
      return moveParts(connection, request.segment, request.moves, now);
    case 'deleteRows':
      return deleteSealedRows(connection, request.seqs);
    case 'noteDead':
      return noteDeadSegments(connection, request.segments, now);
    case 'forgetSegments':
      return forgetSegments(connection, request.segments);
    case 'removeOrphans':
      return removeOrphans(connection, dataFolder, request.files);
    case 'vacuum':
      return vacuum(connection, request.pages);
    default:
      return assertNever(request);
  }
}
