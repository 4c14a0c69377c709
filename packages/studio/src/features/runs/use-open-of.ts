import { useState } from 'react';

/** Whether the menu of a row is open. The elements of a row that was scrolled away are used for another, whose menu is closed. */
export function useOpenOf(rowId: string): readonly [boolean, (isOpen: boolean) => void] {
  const [openOf, setOpenOf] = useState<string>();
  return [openOf === rowId, (isOpen) => setOpenOf(isOpen ? rowId : undefined)];
}
