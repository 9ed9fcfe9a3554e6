/** What the parts of classification share. Replies, ISPs and kinds of traffic each have a room of their own. */
@NullMarked
package acct.classify;

import org.jspecify.annotations.NullMarked;
