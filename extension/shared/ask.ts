/** Asking the background. */
import { ext, isAlive } from "./ext";
import { Fault, faultOf } from "./fault";
import type { Request, Requests } from "./messages";
import { fieldsOf } from "./shape";
import { MINUTE } from "./time";

/** Milliseconds until an answer is given up: adding a long backup takes some seconds, all else far less. */
const PATIENCE = MINUTE;

/**
 * Sends a one-shot message to the background and gives its answer; wakes the background if it sleeps.
 * Rejects with `Gone` when the extension was reloaded, `Unreachable` when the background does not take the message or
 * does not answer within `patience` milliseconds (it may have been stopped at work), else with the fault that it named.
 */
export async function ask<R extends Request>(request: R, patience = PATIENCE): Promise<Requests[R["kind"]]["answer"]> {
  if (!isAlive()) throw new Fault("Gone", "the extension was reloaded: end this copy");
  const fields = fieldsOf(await answered(request, patience));
  if ("answer" in fields) return fields["answer"] as Requests[R["kind"]]["answer"];
  throw faultOf(fields["error"], "Malformed");
}

function answered(request: Request, patience: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Fault("Unreachable", "the background does not answer: try again")), patience);
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      end();
    };
    ext.runtime.sendMessage(request).then(
      (reply: unknown) => settle(() => resolve(reply)),
      (error: unknown) => settle(() => reject(faultOf(error, isAlive() ? "Unreachable" : "Gone"))),
    );
  });
}
