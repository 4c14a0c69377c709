import { AssayError } from '@assay/base';
import type { FileAnswer, FilePlace } from '../../answers/mlflow/file.ts';
import { openPlace } from '../../steps/mlflow/place-files.ts';
import type { Query } from '../query.ts';

export interface GetFileInput {
  readonly place: FilePlace;
  readonly path: string;
}

/** NotFound where there is no such file, or only a reference to one that lies elsewhere. */
export const getFile: Query<GetFileInput, FileAnswer> = async (tx, { place, path }) => {
  const files = await openPlace(tx, place);
  const file = await files.get(files.kept(path));
  if (file === undefined)
    throw new AssayError('NotFound', `No such artifact: ${JSON.stringify(path.slice(0, 200))} of ${place.id}.`, {
      kind: 'artifact',
    });
  return file;
};
