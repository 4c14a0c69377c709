import { describe, expect, it } from 'vitest';
import { ViewHistory } from './view-history.ts';

const view = (filter: string): { filter: string } => ({ filter });

describe('ViewHistory', () => {
  it('takes edits back one by one and does them again', () => {
    const history = new ViewHistory();
    history.record('/a', view('1'));
    history.record('/a', view('2'));
    expect(history.undo('/a', view('3'))).toEqual(view('2'));
    expect(history.undo('/a', view('2'))).toEqual(view('1'));
    expect(history.undo('/a', view('1'))).toBeUndefined();
    expect(history.redo('/a', view('1'))).toEqual(view('2'));
    expect(history.redo('/a', view('2'))).toEqual(view('3'));
    expect(history.redo('/a', view('3'))).toBeUndefined();
  });

  it('forgets what was undone at the next edit, and keeps pages apart', () => {
    const history = new ViewHistory();
    history.record('/a', view('1'));
    expect(history.undo('/b', view('x'))).toBeUndefined();
    history.undo('/a', view('2'));
    history.record('/a', view('1'));
    expect(history.redo('/a', view('4'))).toBeUndefined();
    expect(history.undo('/a', view('4'))).toEqual(view('1'));
  });
});
