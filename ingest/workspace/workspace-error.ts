/** Trouble with a workspace, told for the person who meets it: what, where, what to do. */
export class WorkspaceError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WorkspaceError';
  }
}
