import type { CommandGroup } from '../context.ts';
import { announce } from './announce.ts';
import { download } from './download.ts';
import { gaps } from './gaps.ts';
import { history } from './history.ts';
import { incident } from './incident.ts';
import { log } from './log.ts';
import { reload } from './reload.ts';
import { report } from './report.ts';
import { restore } from './restore.ts';
import { rollback } from './rollback.ts';
import { settings } from './settings.ts';
import { show } from './show.ts';
import { status } from './status.ts';
import { test } from './test.ts';
import { upload } from './upload.ts';
import { withhold } from './withhold.ts';

/** In the order in which a moderator needs them. */
export const knowledge: CommandGroup = {
  kind: 'group',
  name: 'knowledge',
  description: 'For moderators: the knowledge behind the answers',
  access: 'moderators',
  commands: [
    status,
    upload,
    reload,
    rollback,
    history,
    show,
    download,
    test,
    withhold,
    restore,
    gaps,
    report,
    incident,
    announce,
    settings,
    log,
  ],
};
