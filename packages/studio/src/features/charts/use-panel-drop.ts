import { useState, type DragEvent } from 'react';

interface Dragged {
  readonly kind: 'panel' | 'section';
  readonly id: string;
}

const mediaType = 'application/x-assay-panel';
let current: Dragged | undefined;

/** What is being dragged over the page; browsers tell its content only when it is dropped. */
export const draggedPanel = {
  start(event: DragEvent, dragged: Dragged): void {
    current = dragged;
    event.dataTransfer.setData(mediaType, dragged.id);
    event.dataTransfer.effectAllowed = 'move';
  },
  end(): void {
    current = undefined;
  },
};

/** Makes an element take what is dragged. */
export function usePanelDrop(onDrop: (dragged: Dragged) => void): {
  readonly isOver: boolean;
  readonly dropProps: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
} {
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    dropProps: {
      onDragOver: (event) => {
        if (current === undefined) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: () => setIsOver(false),
      onDrop: (event) => {
        setIsOver(false);
        if (current === undefined) return;
        event.preventDefault();
        onDrop(current);
        current = undefined;
      },
    },
  };
}
