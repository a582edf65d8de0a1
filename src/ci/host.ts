/** A host of pull requests, as far as one sticky comment and an approval need it. */
export interface ReviewHost {
  /** The number of the account that our token belongs to. */
  readonly author: () => Promise<HostResult<number>>;
  /** The last commit of a pull request. */
  readonly head: (request: number) => Promise<HostResult<string>>;
  /** All comments of a pull request, oldest first. */
  readonly comments: (request: number) => Promise<HostResult<readonly HostComment[]>>;
  readonly create: (request: number, body: string) => Promise<HostResult<HostComment>>;
  readonly update: (request: number, comment: number, body: string) => Promise<HostResult<HostComment>>;
  /** The merged pull request that a commit of the default branch came from. */
  readonly merged: (commit: string) => Promise<HostResult<MergedRequest | undefined>>;
}

export interface HostComment {
  readonly id: number;
  readonly author: number;
  readonly body: string;
}

export interface MergedRequest {
  readonly number: number;
  /** Its last commit before the merge. */
  readonly head: string;
}

export type HostResult<Value> = { readonly value: Value } | { readonly failed: HostFailure };

export interface HostFailure {
  /** The status of the answer; 0 when there was none. */
  readonly status: number;
  /** A sentence for people. */
  readonly why: string;
}
