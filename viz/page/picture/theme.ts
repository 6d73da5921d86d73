import type { NodeLabel } from '../../../graph/model.js';

/** Colours and fonts of the canvas. They are read from the style sheet, where light and dark are told apart. */
export interface Theme {
  labels: Record<NodeLabel, string>;
  ground: string;
  text: string;
  quiet: string;
  edge: string;
  faint: string;
  line: string;
  accent: string;
  font: string;
}

export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    labels: {
      Paper: value('--paper'),
      Method: value('--method'),
      Hardware: value('--hardware'),
      Dataset: value('--dataset'),
      Metric: value('--metric'),
    },
    ground: value('--ground'),
    text: value('--text'),
    quiet: value('--quiet'),
    edge: value('--edge'),
    faint: value('--faint'),
    line: value('--line'),
    accent: value('--accent'),
    font: value('--sans'),
  };
}

/** Calls back when the system changes between light and dark. */
export function onThemeChange(changed: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
}

export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
