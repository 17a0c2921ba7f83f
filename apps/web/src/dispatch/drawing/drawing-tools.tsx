import type { HardArea } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { useTexts } from '../../language/language.js';
import styles from './drawing.module.css';
import { DrawnAreaForm } from './drawn-area-form.js';
import { SiteForm } from './site-form.js';
import { SplitForm } from './split-form.js';
import { drawingTexts } from './texts.js';
import { type Tool, useDrawing } from './use-drawing.js';

const tools: readonly Tool[] = ['draw', 'site', 'split'];

interface Props {
  map: MapLibreMap | null;
  /** The area that is picked, which can be split. */
  area: HardArea | null;
  /** Told when drawing begins and ends: meanwhile a click on the map picks no area. */
  onActive(active: boolean): void;
  onPick(id: string): void;
}

/** Tools over the map of hard areas, and a form for what was drawn. */
export function DrawingTools({ map, area, onActive, onPick }: Props) {
  const t = useTexts(drawingTexts);
  const [tool, setTool] = useState<Tool | null>(null);
  const [round, setRound] = useState(0);
  const drawn = useDrawing(map, tool, round);
  const active = tool !== null;
  useEffect(() => onActive(active), [active, onActive]);
  const end = (id?: string) => {
    setTool(null);
    if (id) onPick(id);
  };
  const form = { onRedraw: () => setRound(round + 1), onEnd: end };
  return (
    <div className={styles.tools} data-testid="drawing-tools">
      <div className={styles.bar} role="toolbar" aria-label={t.tools}>
        {tools.map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            data-size="small"
            aria-pressed={tool === one}
            disabled={map === null || (one === 'split' && area === null)}
            title={one === 'split' && area === null ? t.splitNeedsArea : undefined}
            onClick={() => setTool(tool === one ? null : one)}
          >
            {t[one]}
          </button>
        ))}
      </div>
      {tool && !drawn && (
        <p className={styles.hint} role="status">
          {t[`${tool}Hint`]}
        </p>
      )}
      {drawn?.tool === 'draw' && <DrawnAreaForm shape={drawn.shape} {...form} />}
      {drawn?.tool === 'site' && <SiteForm point={drawn.point} {...form} />}
      {drawn?.tool === 'split' && area && <SplitForm area={area} line={drawn.line} {...form} />}
    </div>
  );
}
