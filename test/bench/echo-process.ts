// The reference of `bench -- container`: a process that gives back what it is sent.
import { parentLink } from '../../electron/common/parent-link.ts';

const parent = parentLink();
parent?.onMessage((message) => parent.send(message));
parent?.onGone(() => process.exit(0));
