import { SingleBar } from 'cli-progress';
import type { BuildProgress } from '../ingest/build.js';
import type { Console } from './console.js';

/** Shows a build's progress: a bar where a person watches, a plain line a stage elsewhere. */
export class Progress {
  private bar: SingleBar | undefined;
  private stage = '';

  constructor(private readonly console: Console) {}

  readonly show = ({ stage, done, total }: BuildProgress): void => {
    if (stage !== this.stage) {
      this.end();
      this.stage = stage;
      if (this.console.watched && total > 0) this.start(stage, total);
      else this.console.info(`${stage} …`);
    }
    this.bar?.update(done);
  };

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
  }

  private start(stage: string, total: number): void {
    this.bar = new SingleBar({ format: `${stage} {bar} {value}/{total}`, clearOnComplete: true, hideCursor: null });
    this.bar.start(total, 0);
  }
}
