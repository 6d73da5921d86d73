/** What a measured page takes notes of. Runs in the page before its own scripts, so it is one function without imports. */
export interface Notes {
  /** Frames in which something was called back. */
  frames: number;
  /** When the whole graph's JSON was in memory. */
  textAt: number;
  finish(): void;
  twoFrames(): Promise<void>;
}

declare global {
  interface Window {
    notes: Notes;
  }
}

export function takeNotes(): void {
  const notes: Notes = {
    frames: 0,
    textAt: 0,
    finish() {
      for (const canvas of document.querySelectorAll('canvas')) {
        const kind = canvas.className.includes('edges') || canvas.className.includes('odes');
        const gl = kind ? canvas.getContext('webgl2') : null;
        gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      }
    },
    twoFrames: () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  };
  window.notes = notes;
  const ask = window.requestAnimationFrame.bind(window);
  let at = -1;
  window.requestAnimationFrame = callback =>
    ask(time => {
      if (time !== at) notes.frames++;
      at = time;
      callback(time);
    });
  Response.prototype.json = async function (this: Response) {
    const text = await this.text();
    if (this.url.endsWith('/api/map')) notes.textAt = performance.now();
    return JSON.parse(text);
  };
}
