import { readParticipants } from "../../live/participants.ts";
import { doesNotHold, holds, type Probe } from "../probe.ts";
import { wait } from "../scratch-steps.ts";

export const countsByStep: Probe = {
  id: "A29",
  needs: "nothing",
  async run(bench) {
    const { EmailFlowId } = await bench.create({ Steps: [wait(1)] });
    const people = await readParticipants(bench.connection, EmailFlowId);
    return people.total === null
      ? doesNotHold(people.why)
      : holds("The active people of a scratch flow could be asked for, step by step.");
  },
};
