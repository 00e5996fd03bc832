import { type TableFeatures, tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isTyping, moved } from './keys';

const ROW_HEIGHT = 44;
const FEATURES = tableFeatures({});

export type Column<T extends object> = ColumnDef<typeof FEATURES & TableFeatures, T, unknown> & {
  id: string;
};

interface GridProps<T extends { id: string }> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  /** All rows there are, as far as is known: what screen readers count. */
  total: number;
  selected: string | undefined;
  onOpen: (row: T) => void;
  /** Asks for more rows; called when the end comes into sight. */
  onEnd: () => void;
}

/** A list of any length: only the rows in sight are in the page. Keys j, k, o, Home, End. */
export function Grid<T extends { id: string }>(props: GridProps<T>) {
  const { rows, total, selected, onOpen, onEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(-1);
  const table = useTable({
    features: FEATURES,
    columns: props.columns,
    data: rows,
    getRowId: (row: T) => row.id,
  });
  const model = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: model.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const inSight = virtual.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (model.length > 0 && last >= model.length - 10) {
      onEnd();
    }
  }, [last, model.length, onEnd]);

  const onKey = (event: KeyboardEvent) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const row = rows[current];
    if ((event.key === 'o' || event.key === 'Enter') && row) {
      event.preventDefault();
      onOpen(row);
      return;
    }
    const next = moved(event.key, current, rows.length);
    if (next !== current && next >= 0) {
      event.preventDefault();
      setCurrent(next);
      virtual.scrollToIndex(next);
    }
  };

  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-colcount={props.columns.length}
      aria-activedescendant={rows[current] ? `row-${rows[current].id}` : undefined}
      tabIndex={0}
      onKeyDown={onKey}
    >
      <div role="rowgroup" className="grid-head">
        {table.getHeaderGroups().map((group) => (
          <div role="row" aria-rowindex={1} className="grid-row" key={group.id}>
            {group.headers.map((header) => (
              <div role="columnheader" className={`cell cell-${header.column.id}`} key={header.id}>
                <table.FlexRender header={header} />
              </div>
            ))}
          </div>
        ))}
      </div>
      <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
        {inSight.map((item) => {
          const row = model[item.index];
          if (!row) {
            return null;
          }
          const isCurrent = item.index === current;
          return (
            <div
              role="row"
              key={row.id}
              id={`row-${row.id}`}
              aria-rowindex={item.index + 2}
              aria-selected={row.id === selected}
              className={`grid-row${isCurrent ? ' current' : ''}${row.id === selected ? ' selected' : ''}`}
              style={{ transform: `translateY(${item.start}px)`, height: item.size }}
              onClick={() => {
                setCurrent(item.index);
                onOpen(row.original);
              }}
            >
              {row.getAllCells().map((cell) => (
                <div role="gridcell" className={`cell cell-${cell.column.id}`} key={cell.id}>
                  <table.FlexRender cell={cell} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
