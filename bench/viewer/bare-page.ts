import { DirectedGraph } from 'graphology';
import Sigma from 'sigma';

/** A page with nothing but Sigma: the floor that the explorer is measured against. */
let text = '';
let sigma: Sigma;
let graph: DirectedGraph;
let near = new Set<string>();

const frame = () => new Promise(resolve => requestAnimationFrame(resolve));

/** Waits for the GPU: `readPixels` does, where `finish` need not. */
function finish(): void {
  for (const canvas of document.querySelectorAll('canvas')) {
    const gl = canvas.getContext('webgl2');
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }
}

const bare = {
  async load(order: number): Promise<void> {
    text = await (await fetch(`/graph/${order}`)).text();
  },

  /** What the page does from JSON in memory on; the GPU goes on after it. */
  open(): void {
    const json = JSON.parse(text);
    graph = new DirectedGraph(json.options);
    graph.import(json);
    sigma = new Sigma(graph, document.getElementById('box')!);
  },

  /** From JSON in memory to pixels. */
  async first(): Promise<{ total: number }> {
    const started = performance.now();
    bare.open();
    finish();
    await frame();
    await frame();
    return { total: performance.now() - started };
  },

  /** Gets ready for `highlight`. */
  async prepare(): Promise<void> {
    sigma.setSetting('nodeReducer', (id, data) => (near.has(id) ? { ...data, color: '#000', zIndex: 1 } : data));
    await frame();
    finish();
  },

  /** Nodes one after another made to stand out with their neighbours: only they are read again, or everything is. */
  highlight(count: number, kind: 'partial' | 'full'): void {
    for (let i = 50; i < 50 + count; i++) {
      const nodes = [...near];
      near = new Set([`n${i}`, ...graph.neighbors(`n${i}`)]);
      nodes.push(...near);
      sigma.refresh({ skipIndexation: true, ...(kind === 'partial' && { partialGraph: { nodes } }) });
    }
  },
};

declare global {
  interface Window {
    bare: typeof bare;
  }
}
window.bare = bare;
