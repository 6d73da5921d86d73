import type { LayoutAnswer, LayoutRequest } from './layout-request.js';
import { layoutFor } from './layout-request.js';

/** Lays pictures out beside the page, so that the page never waits. */
addEventListener('message', ({ data }: MessageEvent<{ id: number; request: LayoutRequest }>) => {
  const answer: LayoutAnswer = { id: data.id, layout: layoutFor(data.request) };
  postMessage(answer);
});
