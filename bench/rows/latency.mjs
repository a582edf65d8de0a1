import { forget } from "../flowform.mjs";
import { generateProject } from "../generate.mjs";
import { startLatencyProxy } from "../latency-proxy.mjs";
import { measure } from "../measure.mjs";
import { row, wallRatioAtMost } from "../row.mjs";
import { connections, planCommand, withServedProject } from "./plan.mjs";

const latency = 50;

/** A plan over a slow network, against the least time that its requests need when all connections are always busy. */
export async function latencyRows({ pairs, sizes, projects }) {
  const flows = 1000;
  if (!sizes.includes(flows)) return [];
  return withServedProject(projects, flows, async (served) => {
    const proxy = await startLatencyProxy(served.url, latency);
    generateProject(served.folder, 0, proxy.url);
    const command = planCommand(served);
    await measure(command);
    const cold = await runAll({ ...command, prepare: () => forget(served.folder) }, { proxy, pairs });
    const warm = await runAll(command, { proxy, pairs });
    proxy.stop();
    const facts = { flows, against: `ideal at ${latency} ms`, goals: [wallRatioAtMost(1.15)] };
    return [
      row({ what: "plan over a slow network, cold", ...cold, ...facts }),
      row({ what: "plan over a slow network, warm", ...warm, ...facts }),
    ];
  });
}

async function runAll({ prepare, ...command }, { proxy, pairs }) {
  const usages = [];
  const others = [];
  for (let run = 0; run < pairs; run++) {
    prepare?.();
    proxy.takeCount();
    usages.push(await measure(command));
    others.push({ wall: (Math.ceil(proxy.takeCount() / connections) * latency) / 1000 });
  }
  return { usages, others };
}
