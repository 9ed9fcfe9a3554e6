/** Holds the documents to what the program does: what they show is run, what they name exists. */
@NullMarked
package acct.docs;

import org.jspecify.annotations.NullMarked;
