// Starts `PROGRAM serve` for a check in a browser, and waits for the address that it prints.
import { spawn } from "node:child_process";

const patience = 180_000; // ms: a busy machine is slow, and that is no fault of the page

/** On a port of before, if it is told. `stop` asks it to end; `kill` ends it as a power cut would, and waits for that. */
export async function serve(program, data, port = 0) {
  const child = spawn(program, ["serve", "--port", String(port), "--data", data], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const address = await new Promise((found, failed) => {
    const look = (bytes) => {
      printed += bytes;
      const match = printed.match(/http:\/\/127\.0\.0\.1:\d+\/\S*/);
      if (match !== null) found(match[0]);
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.on("exit", (code) =>
      failed(new Error(`${program} ended with ${code} before it printed an address:\n${printed}`)),
    );
    setTimeout(() => failed(new Error(`${program} printed no address:\n${printed}`)), patience).unref();
  });
  const gone = new Promise((done) => child.on("exit", done));
  return {
    address,
    pid: child.pid,
    port: Number(new URL(address).port),
    stop: () => child.kill("SIGTERM"),
    kill: () => (child.kill("SIGKILL"), gone),
  };
}
