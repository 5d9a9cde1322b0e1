/** Said to a worker that waits: its reader wants the new build now. */
export const TAKE_OVER = 'take over';
/** The same where no other page is open: the page that says so is of the new build itself. */
export const TAKE_OVER_ALONE = 'take over alone';
/** Said by the worker that takes over to the former one: what it waits for ends soon. */
export const GIVE_WAY = 'give way';
/** Said to a worker by each page at rest: what was taken away of its files, it fetches again. */
export const REPAIR = 'repair';
