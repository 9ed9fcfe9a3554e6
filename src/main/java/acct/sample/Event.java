package acct.sample;

import acct.model.RecordType;

/**
 * What one row tells.
 *
 * @param type the row's type
 * @param time when, epoch seconds
 * @param message the message; of a queue event only its queue counts
 * @param reply what was answered
 */
record Event(RecordType type, long time, Message message, SampleReply reply) {}
