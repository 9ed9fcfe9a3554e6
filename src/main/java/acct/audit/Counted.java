package acct.audit;

import acct.model.SeenRows;

/** Something that rows were counted for. */
interface Counted {
    SeenRows evidence();
}
