import * as annotation from './annotation.ts';
import { read, write } from './operation-parts.ts';
import type { NativeOperation } from './operation.ts';
import { IdSchema, object } from './scalar.ts';

const viewId = object({ viewId: IdSchema });

/** Tags, notes, lineage edges and saved views. */
export const annotationOperations = {
  getTags: {
    ...read,
    method: 'GET',
    path: '/tags/:kind/:id',
    summary: 'Read tags',
    params: annotation.EntityParamsSchema,
    response: annotation.TagsAnswerSchema,
  },
  changeTags: {
    ...write,
    method: 'PATCH',
    path: '/tags/:kind/:id',
    summary: 'Set and remove tags',
    params: annotation.EntityParamsSchema,
    body: annotation.ChangeTagsSchema,
    response: annotation.TagsAnswerSchema,
  },
  getNote: {
    ...read,
    method: 'GET',
    path: '/notes/:kind/:id',
    summary: 'Read the note',
    params: annotation.EntityParamsSchema,
    response: annotation.NoteSchema,
  },
  setNote: {
    ...write,
    method: 'PUT',
    path: '/notes/:kind/:id',
    summary: 'Write the note',
    params: annotation.EntityParamsSchema,
    body: annotation.SetNoteSchema,
    response: annotation.NoteSchema,
  },
  createAssociation: {
    ...write,
    method: 'POST',
    path: '/associations',
    summary: 'Add an edge to the lineage graph',
    body: annotation.CreateAssociationSchema,
    response: annotation.AssociationSchema,
    status: 201,
  },
  listAssociations: {
    ...read,
    method: 'GET',
    path: '/associations',
    summary: 'List edges of the lineage graph',
    query: annotation.ListAssociationsQuerySchema,
    response: annotation.AssociationPageSchema,
  },
  deleteAssociation: {
    ...write,
    method: 'DELETE',
    path: '/associations/:associationId',
    summary: 'Remove an edge',
    params: object({ associationId: IdSchema }),
  },
  createView: {
    ...write,
    method: 'POST',
    path: '/views',
    summary: 'Save a view',
    body: annotation.CreateViewSchema,
    response: annotation.ViewSchema,
    status: 201,
  },
  listViews: {
    ...read,
    method: 'GET',
    path: '/views',
    summary: 'List saved views',
    query: annotation.ListViewsQuerySchema,
    response: annotation.ViewPageSchema,
  },
  getView: {
    ...read,
    method: 'GET',
    path: '/views/:viewId',
    summary: 'Read a saved view',
    params: viewId,
    response: annotation.ViewSchema,
    versioned: true,
  },
  updateView: {
    ...write,
    method: 'PATCH',
    path: '/views/:viewId',
    summary: 'Change a saved view',
    params: viewId,
    body: annotation.UpdateViewSchema,
    response: annotation.ViewSchema,
    versioned: true,
  },
  deleteView: { ...write, method: 'DELETE', path: '/views/:viewId', summary: 'Delete a saved view', params: viewId },
} as const satisfies Record<string, NativeOperation>;
