/** Reports as HTML, PNG, plain text and JSON, all from one {@link acct.render.Report}. */
@NullMarked
package acct.render;

import org.jspecify.annotations.NullMarked;
