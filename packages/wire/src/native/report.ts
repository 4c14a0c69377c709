import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import {
  CountSchema,
  DeletionViewSchema,
  EpochMsSchema,
  IdSchema,
  NextCursorSchema,
  nullable,
  object,
  oneOf,
  optional,
  PageQuerySchema,
  WireNumberSchema,
} from './scalar.ts';

/** Of a report's source: Markdown with panels, UTF-16 code units here and bytes of UTF-8 in the core's limit. */
const SourceSchema = Type.String({ maxLength: 1_048_576, description: 'Markdown with panels: fenced blocks "assay"' });
const NameSchema = Type.String({ minLength: 1, maxLength: 500 });
const VersionSchema = Type.Integer({ minimum: 1 });

const head = {
  id: IdSchema,
  /** What panels without runs of their own speak of; null: nothing. That of the study where there is one. */
  experimentId: nullable(IdSchema),
  studyId: nullable(IdSchema),
  name: Type.String(),
  /** All panels show what was there when they were saved, not only those that say `frozen: true`. */
  isFrozen: Type.Boolean(),
  /** Of the latest save: every save that changes something is a version. */
  version: VersionSchema,
  createdMs: EpochMsSchema,
  updatedMs: EpochMsSchema,
  createdBy: Type.String(),
  deletedMs: nullable(EpochMsSchema),
};

export const ReportHeadSchema = object(head);
export type ReportHead = Static<typeof ReportHeadSchema>;

export const ReportSchema = object({ ...head, source: Type.String() });
export type Report = Static<typeof ReportSchema>;

/** Without `source`: the default report of the experiment or study, as text to go on with. */
export const CreateReportSchema = object({
  experimentId: optional(IdSchema),
  studyId: optional(IdSchema),
  name: optional(NameSchema),
  source: optional(SourceSchema),
  isFrozen: optional(Type.Boolean({ default: false })),
  note: optional(Type.String({ maxLength: 500, description: 'What this version is' })),
});
export type CreateReport = Static<typeof CreateReportSchema>;

export const UpdateReportSchema = object({
  name: optional(NameSchema),
  source: optional(SourceSchema),
  isFrozen: optional(Type.Boolean()),
  /** Takes source, name and frozen data of this version again; nothing else may be given beside it but `note`. */
  fromVersion: optional(VersionSchema),
  /** Frozen panels are made anew from what is there now. Without it they stay as they are for as long as they ask the same. */
  refresh: optional(Type.Boolean()),
  note: optional(Type.String({ maxLength: 500, description: 'What this version is' })),
});
export type UpdateReport = Static<typeof UpdateReportSchema>;

export const GetReportQuerySchema = object({ version: optional(VersionSchema) });
export type GetReportQuery = Static<typeof GetReportQuerySchema>;

export const ListReportsQuerySchema = object({
  ...PageQuerySchema,
  experimentId: optional(IdSchema),
  studyId: optional(IdSchema),
  view: optional(DeletionViewSchema),
});
export type ListReportsQuery = Static<typeof ListReportsQuerySchema>;
export const ReportPageSchema = object({ reports: Type.Array(ReportHeadSchema), nextCursor: NextCursorSchema });
export type ReportPage = Static<typeof ReportPageSchema>;

/** The newest first. */
export const ReportVersionSchema = object({
  version: VersionSchema,
  name: Type.String(),
  note: Type.String(),
  isFrozen: Type.Boolean(),
  /** Of the source, in UTF-8. */
  sizeBytes: CountSchema,
  createdMs: EpochMsSchema,
  createdBy: Type.String(),
});
export type ReportVersion = Static<typeof ReportVersionSchema>;
export const ListReportVersionsQuerySchema = object(PageQuerySchema);
export const ReportVersionPageSchema = object({
  versions: Type.Array(ReportVersionSchema),
  nextCursor: NextCursorSchema,
});
export type ReportVersionPage = Static<typeof ReportVersionPageSchema>;

export const reportFormats = ['blocks', 'html', 'markdown', 'latex'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/**
 * With `source`: that, its panels speaking of the experiment or study where they name no runs. Without: the default report of the
 * experiment or study. `figures`: within the text, or as files of SVG beside it (Markdown alone; LaTeX draws its own).
 */
export const RenderReportSchema = object({
  source: optional(SourceSchema),
  experimentId: optional(IdSchema),
  studyId: optional(IdSchema),
  /** The default report speaks of these metrics, the first being what runs are judged by. */
  metrics: optional(Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { minItems: 1, maxItems: 20 })),
  format: optional(oneOf(reportFormats, { default: 'blocks' })),
  figures: optional(oneOf(['inline', 'files'], { default: 'inline' })),
});
export type RenderReport = Static<typeof RenderReportSchema>;

export const RenderSavedReportQuerySchema = object({
  version: optional(VersionSchema),
  format: optional(oneOf(reportFormats, { default: 'blocks' })),
  figures: optional(oneOf(['inline', 'files'], { default: 'inline' })),
});
export type RenderSavedReportQuery = Static<typeof RenderSavedReportQuerySchema>;

export const DownloadReportQuerySchema = object({
  version: optional(VersionSchema),
  format: optional(oneOf(['html', 'markdown', 'latex', 'source'], { default: 'html' })),
});
export type DownloadReportQuery = Static<typeof DownloadReportQuerySchema>;

/** A fault of the source: the rest of the report is made all the same. */
export const ReportFaultSchema = object({
  /** The first line is 1. */
  line: Type.Integer({ minimum: 1 }),
  message: Type.String(),
});
export type ReportFault = Static<typeof ReportFaultSchema>;

/** The numbers behind a figure, or a table of its own. */
export const ReportTableSchema = object({
  columns: Type.Array(object({ name: Type.String(), isNumeric: Type.Boolean() })),
  rows: Type.Array(Type.Array(nullable(Type.Union([Type.String(), WireNumberSchema])))),
  /** Of each row the run that it is about, where it is about one. */
  runIds: optional(Type.Array(nullable(IdSchema))),
});
export type ReportTable = Static<typeof ReportTableSchema>;

/** Which panel of the source a block came from. A panel may have several. */
export const ReportPanelSchema = object({
  /** 0 is the first. */
  index: CountSchema,
  kind: Type.String({ description: 'What the source calls it: table, curves, comparison ...' }),
  line: Type.Integer({ minimum: 1 }),
  title: nullable(Type.String()),
  /** When its data was kept; null: made now. */
  frozenMs: nullable(EpochMsSchema),
});
export type ReportPanel = Static<typeof ReportPanelSchema>;

const ofPanel = { id: Type.String({ description: 'Unlike all others of the report' }), panel: ReportPanelSchema };

/**
 * What a report is made of, in its order. `html` holds no scripts, styles, images from elsewhere or links but to http, https,
 * mailto and relative addresses; `svg` is a whole element with its own title and description, ink in `currentColor`, no styles.
 */
export const ReportBlockSchema = Type.Union([
  object({
    kind: Type.Literal('prose'),
    id: Type.String(),
    line: Type.Integer({ minimum: 1 }),
    html: Type.String(),
  }),
  object({
    kind: Type.Literal('figure'),
    ...ofPanel,
    svg: Type.String(),
    caption: Type.String(),
    /** What the figure shows, for those who do not see it. */
    alt: Type.String(),
    table: ReportTableSchema,
  }),
  object({ kind: Type.Literal('table'), ...ofPanel, caption: Type.String(), table: ReportTableSchema }),
  object({
    kind: Type.Literal('verdict'),
    ...ofPanel,
    sentence: Type.String(),
    /** What to know beside it: checks, warnings. */
    notes: Type.Array(Type.String()),
  }),
  /** A panel that could not be made, and why; and one that has nothing to show yet (`isEmpty`). */
  object({ kind: Type.Literal('fault'), ...ofPanel, isEmpty: Type.Boolean(), message: Type.String() }),
]);
export type ReportBlock = Static<typeof ReportBlockSchema>;

export const RenderedReportSchema = object({
  title: Type.String(),
  format: oneOf(reportFormats),
  /** What was rendered: that of the default report is made up. */
  source: Type.String(),
  faults: Type.Array(ReportFaultSchema),
  madeMs: EpochMsSchema,
  /** Only in the format "blocks". */
  blocks: Type.Array(ReportBlockSchema),
  /** In all formats but "blocks". */
  text: nullable(Type.String()),
  files: Type.Array(object({ name: Type.String(), mediaType: Type.String(), text: Type.String() })),
});
export type RenderedReport = Static<typeof RenderedReportSchema>;
