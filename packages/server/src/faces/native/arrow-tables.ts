import type { CurvesFrame, FrameColumn, PointColumns } from '@assay/series';
import { frameColumns } from '@assay/series';

/** Loaded with the first question that asks for it: it takes 60 ms. */
const loadArrow = async () => import('apache-arrow');

/** The curves as an Arrow IPC stream: a row for each bucket, run and name as dictionaries. */
export async function arrowOfCurves({ curves }: CurvesFrame): Promise<Uint8Array> {
  const arrow = await loadArrow();
  const rows = curves.reduce((sum, { index }) => sum + index.length, 0);
  const joined = <C extends Uint32Array | Float64Array | Int32Array>(
    column: C,
    part: (i: number) => ArrayLike<number> | number,
  ): C => {
    let at = 0;
    curves.forEach(({ index }, i) => {
      const values = part(i);
      if (typeof values === 'number') column.fill(values, at, at + index.length);
      else column.set(values, at);
      at += index.length;
    });
    return column;
  };
  const texts = (of: readonly string[]) => {
    const distinct = [...new Set(of)];
    const indices = joined(new Int32Array(rows), (i) => distinct.indexOf(of[i] ?? ''));
    const type = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32());
    const dictionary = arrow.vectorFromArray(distinct, new arrow.Utf8());
    return arrow.makeVector(arrow.makeData({ type, length: rows, nullCount: 0, data: indices, dictionary }));
  };
  const columns: Record<string, ReturnType<typeof texts> | ReturnType<typeof numbers>> = {
    runId: texts(curves.map(({ runId }) => runId)),
    name: texts(curves.map(({ name }) => name)),
  };
  function numbers(name: FrameColumn) {
    const isCount = name === 'index' || name === 'count' || name === 'nonFinite';
    const column = isCount ? new Uint32Array(rows) : new Float64Array(rows);
    return arrow.makeVector(joined<Uint32Array | Float64Array>(column, (i) => curves[i]?.[name] ?? []));
  }
  for (const name of frameColumns)
    if (name === 'index' || curves[0]?.[name] !== undefined)
      columns[name === 'index' ? 'bucket' : name] = numbers(name);
  return arrow.tableToIPC(new arrow.Table(columns), 'stream');
}

/** What ends a stream: a continuation mark, and no message behind it. */
const endBytes = 8;

/** Pages of points as one Arrow IPC stream: step (int64, null where absent), time (timestamp in ms), value (float64). */
export async function* arrowOfPoints(pages: AsyncIterable<PointColumns>): AsyncGenerator<Uint8Array, void, void> {
  const arrow = await loadArrow();
  const tableOf = ({ steps, timesMs, values }: PointColumns) => {
    const length = values.length;
    const validity = new Uint8Array(((length >> 3) + 8) & ~7);
    const integers = new BigInt64Array(length);
    let nullCount = 0;
    steps.forEach((step, i) => {
      if (Number.isNaN(step)) nullCount++;
      else {
        validity[i >> 3] = (validity[i >> 3] ?? 0) | (1 << (i & 7));
        integers[i] = BigInt(step);
      }
    });
    const times = BigInt64Array.from(timesMs, BigInt);
    const step = arrow.makeData({ type: new arrow.Int64(), length, nullCount, nullBitmap: validity, data: integers });
    const time = arrow.makeData({ type: new arrow.TimestampMillisecond('UTC'), length, nullCount: 0, data: times });
    const value = arrow.makeData({ type: new arrow.Float64(), length, nullCount: 0, data: values });
    const schema = new arrow.Schema([
      new arrow.Field('step', step.type, true),
      new arrow.Field('time', time.type, false),
      new arrow.Field('value', value.type, false),
    ]);
    const struct = arrow.makeData({
      type: new arrow.Struct(schema.fields),
      length,
      nullCount: 0,
      children: [step, time, value],
    });
    return new arrow.Table(schema, length === 0 ? [] : [new arrow.RecordBatch(schema, struct)]);
  };
  const empty = new Float64Array(0);
  const head = arrow.tableToIPC(tableOf({ steps: empty, timesMs: empty, values: empty }), 'stream');
  const headBytes = head.length - endBytes;
  yield head.subarray(0, headBytes);
  for await (const page of pages)
    if (page.values.length > 0) yield arrow.tableToIPC(tableOf(page), 'stream').slice(headBytes, -endBytes);
  yield head.subarray(headBytes);
}
