/**
 * What an answer of a receiver means. Begin with {@link acct.classify.reply.ReplyRules}; a reply is known by its
 * {@link acct.classify.reply.Template}.
 */
@NullMarked
package acct.classify.reply;

import org.jspecify.annotations.NullMarked;
