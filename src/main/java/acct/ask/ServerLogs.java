package acct.ask;

import acct.sql.Row;

/**
 * What a server ever logged: it has zero of that on a day without any, and nobody knows how much of what it never logs.
 *
 * @param deferrals deferred attempts ({@code t})
 * @param queueEvents events of queues ({@code tq})
 * @param dlvType how mail was delivered, without which nobody knows what was not sent
 * @param size how large it was
 * @param timeQueued when it was queued
 */
record ServerLogs(boolean deferrals, boolean queueEvents, boolean dlvType, boolean size, boolean timeQueued) {

    static ServerLogs read(Row row) {
        return new ServerLogs(
                row.flag("logs_deferrals"),
                row.flag("logs_queue_events"),
                row.flag("logs_dlv_type"),
                row.flag("logs_size"),
                row.flag("logs_time_queued"));
    }

    /** What one of two logs. */
    ServerLogs or(ServerLogs other) {
        return new ServerLogs(
                deferrals || other.deferrals,
                queueEvents || other.queueEvents,
                dlvType || other.dlvType,
                size || other.size,
                timeQueued || other.timeQueued);
    }
}
