import type { Actor } from '../../../domain/authority/actor';
import type { CommandName } from '../../../protocol/index';
import type { SessionCaller } from '../../commands/people';
import { type Commands, type DispatchDependencies, dispatch } from '../../dispatch';
import { Refused } from '../../refused';
import type { CallerDependencies, ChatroomCaller, Standing } from './caller';

export interface CallDependencies extends DispatchDependencies, CallerDependencies {
  /** What every door offers. */
  commands: Commands<SessionCaller>;
}

/** What one request asks for, command by command. */
export class Call {
  constructor(
    readonly caller: ChatroomCaller,
    private readonly own: Commands<ChatroomCaller>,
    private readonly dependencies: CallDependencies,
  ) {}

  /** As every door asks. Rejects with `Refused`. */
  ask<Output extends object>(name: CommandName, payload: unknown, standing: Standing): Promise<Output> {
    return this.dispatch(this.dependencies.commands, name, payload, standing);
  }

  /** As this system asks. Rejects with `Refused`. */
  askOwn<Output extends object>(name: CommandName, payload: unknown, standing: Standing): Promise<Output> {
    return this.dispatch(this.own, name, payload, standing);
  }

  /** Whoever a name and a password prove to be an administrator. Rejects with `Refused`. */
  async administrator(username: string, password: string): Promise<Standing> {
    await this.askOwn('LogIn', { username, password }, () => undefined);
    return () => this.caller.administrator as Actor;
  }

  private async dispatch<Output extends object>(
    commands: Commands<SessionCaller> | Commands<ChatroomCaller>,
    name: CommandName,
    payload: unknown,
    standing: Standing,
  ): Promise<Output> {
    this.caller.standing = standing;
    const reply = await dispatch(commands as Commands<ChatroomCaller>, this.caller, name, payload, this.dependencies);
    if (!reply.ok) throw new Refused(reply.error);
    const { ok, ...output } = reply;
    return output as Output;
  }
}
