package acct.sample;

/**
 * One message to one recipient on its way.
 *
 * @param id unique within a run
 * @param isp where it goes
 * @param destination the recipient's domain
 * @param host the MX host it is offered to
 * @param vmta where it leaves
 * @param job the job it belongs to
 * @param jobId the job's identifier
 * @param user number of the recipient
 * @param bytes its size
 * @param queued when it was queued, epoch seconds
 * @param attempt attempts made before
 */
record Message(
        long id,
        SampleIsp isp,
        SampleDestination destination,
        SampleDestination.Host host,
        Vmta vmta,
        Job job,
        SampleText jobId,
        int user,
        int bytes,
        long queued,
        int attempt) {

    Message nextAttempt() {
        return new Message(id, isp, destination, host, vmta, job, jobId, user, bytes, queued, attempt + 1);
    }

    Message queuedAt(long second) {
        return new Message(id, isp, destination, host, vmta, job, jobId, user, bytes, second, attempt);
    }
}
