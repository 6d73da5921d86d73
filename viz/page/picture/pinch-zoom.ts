import type Sigma from 'sigma';
import type { TouchCoords } from 'sigma/types';
import type { Point } from './layout.js';

/**
 * Two fingers zoom and move a picture without turning it: what lies between them stays between them. The renderer's own
 * gesture turns it, and where turning is off, lets it slip away.
 */
export function pinchZoom(sigma: Sigma): void {
  sigma.getTouchCaptor().on('touchmove', event => {
    if (event.touches.length !== 2 || event.previousTouches.length !== 2) return;
    event.preventSigmaDefault();
    event.original.preventDefault();
    follow(sigma, event);
  });
}

function follow(sigma: Sigma, { touches, previousTouches }: TouchCoords): void {
  const [before, now] = [fingers(previousTouches), fingers(touches)];
  if (before.apart === 0 || now.apart === 0) return;
  const camera = sigma.getCamera();
  const state = camera.getState();
  const zoomed = { ...state, ratio: camera.getBoundedRatio((state.ratio * before.apart) / now.apart) };
  const from = sigma.viewportToFramedGraph(before.middle, { cameraState: state });
  const to = sigma.viewportToFramedGraph(now.middle, { cameraState: zoomed });
  camera.setState({ ...zoomed, x: state.x + from.x - to.x, y: state.y + from.y - to.y });
}

function fingers([one, other]: Point[]): { middle: Point; apart: number } {
  const middle = { x: (one!.x + other!.x) / 2, y: (one!.y + other!.y) / 2 };
  return { middle, apart: Math.hypot(one!.x - other!.x, one!.y - other!.y) };
}
