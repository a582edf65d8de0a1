import answers from "./gitlab-recorded/answers.json" with { type: "json" };
import jobs from "./gitlab-recorded/jobs.json" with { type: "json" };

/** An answer that GitLab has given, as far as it was written down; gitlab-recorded/README.md says where and what was changed. */
export interface RecordedAnswer {
  readonly from: string;
  readonly request: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export const gitlabAnswers = answers satisfies Readonly<Record<string, RecordedAnswer>>;

/** The variables of jobs that GitLab has run, by the event of ours that is written after them. */
export const gitlabJobs: Readonly<Record<keyof typeof jobs, Readonly<Record<string, string>>>> = jobs;
