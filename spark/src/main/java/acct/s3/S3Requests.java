package acct.s3;

import acct.lake.FarTerms;
import acct.model.ExitCode;
import acct.model.UserException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Asks a store, and tells in one line what went wrong. Who may ask is the environment’s to say; it is told nowhere. */
final class S3Requests {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    /** The region of stores that have none. */
    private static final String ANY_REGION = "us-east-1";

    private final FarTerms terms;
    private final Duration patience;
    private final @Nullable String endpoint;
    private @Nullable S3Client client;

    /**
     * Requests to a store.
     *
     * @param patience how long it may be silent; a small request is given up after twice as long
     */
    S3Requests(FarTerms terms, Duration patience) {
        this.terms = terms;
        this.patience = patience;
        this.endpoint = terms.endpoint() != null ? terms.endpoint() : ofEnvironment();
    }

    private static @Nullable String ofEnvironment() {
        String ofS3 = System.getenv("AWS_ENDPOINT_URL_S3");
        String ofAll = System.getenv("AWS_ENDPOINT_URL");
        return ofS3 != null && !ofS3.isEmpty() ? ofS3 : ofAll != null && !ofAll.isEmpty() ? ofAll : null;
    }

    /** Something that is asked. */
    interface Asked<T> {
        T of(S3Client client);
    }

    /**
     * Asks it.
     *
     * @param what the file or folder that it is about, as people read it
     */
    <T> T ask(String what, Asked<T> asked) {
        try {
            return asked.of(client());
        } catch (SdkException e) {
            throw new UserException(ExitCode.FAILED, what + ": " + told(e), e);
        }
    }

    private synchronized S3Client client() {
        if (client == null) {
            S3ClientBuilder builder = S3Client.builder()
                    .httpClientBuilder(ApacheHttpClient.builder()
                            .connectionTimeout(CONNECTING)
                            .socketTimeout(patience)
                            .maxConnections(FileCache.AT_ONCE + 2))
                    .credentialsProvider(DefaultCredentialsProvider.builder().build())
                    .region(Region.of(region()))
                    .forcePathStyle(terms.names() == FarTerms.BucketNames.IN_PATH)
                    // Stores that are not of AWS know none of the newer sums. Files are proved by their own digests.
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .overrideConfiguration(configuration ->
                            configuration.retryStrategy(RetryMode.STANDARD).apiCallTimeout(patience.multipliedBy(2)));
            if (endpoint != null) {
                builder.endpointOverride(URI.create(endpoint));
            }
            client = builder.build();
        }
        return client;
    }

    private String region() {
        if (terms.region() != null) {
            return terms.region();
        }
        try {
            return endpoint != null && System.getenv("AWS_REGION") == null
                    ? ANY_REGION
                    : new DefaultAwsRegionProviderChain().getRegion().id();
        } catch (SdkClientException e) {
            return ANY_REGION;
        }
    }

    /** The same for whoever reads the store by Hadoop; credentials come from the same places, and are not handed on. */
    Map<String, String> ofHadoop() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (endpoint != null) {
            settings.put("fs.s3a.endpoint", endpoint);
            settings.put("fs.s3a.connection.ssl.enabled", Boolean.toString(endpoint.startsWith("https:")));
        }
        settings.put("fs.s3a.endpoint.region", region());
        settings.put("fs.s3a.path.style.access", Boolean.toString(terms.names() == FarTerms.BucketNames.IN_PATH));
        settings.put("fs.s3a.aws.credentials.provider", DefaultCredentialsProvider.class.getName());
        settings.put("fs.s3a.connection.establish.timeout", CONNECTING.toMillis() + "ms");
        settings.put("fs.s3a.connection.timeout", patience.toMillis() + "ms");
        settings.put("fs.s3a.attempts.maximum", "3");
        settings.put("fs.s3a.retry.limit", "3");
        return settings;
    }

    /** Never what the store or the SDK says itself: that may quote what was signed. */
    private String told(SdkException e) {
        if (e instanceof S3Exception answer) {
            String code = answer.awsErrorDetails() == null
                    ? "no reason"
                    : String.valueOf(answer.awsErrorDetails().errorCode());
            return switch (answer.statusCode()) {
                case 301, 307 -> "the bucket is in another region (" + code + "); set `region` under `lake: {s3: …}`";
                case 401, 403 ->
                    "access denied (" + code
                            + "); whoever runs acct needs to list, read and write there: see `AWS_PROFILE`"
                            + " or the role of this host";
                case 404 -> "no such bucket; make it, or name another with --lake";
                default -> "the store answered " + answer.statusCode() + " (" + code + "); try again later";
            };
        }
        String where = endpoint == null ? "S3" : endpoint;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiCallTimeoutException
                    || cause instanceof ApiCallAttemptTimeoutException
                    || cause instanceof java.net.SocketTimeoutException) {
                return where + " did not answer within " + patience.toMillis() / 1000.0 + " s; try again later";
            }
            if (cause instanceof java.net.UnknownHostException) {
                return where + " cannot be reached: no such host; look at `endpoint` under `lake: {s3: …}`";
            }
            if (cause instanceof java.io.IOException io) {
                return where + " cannot be reached: " + first(io);
            }
        }
        return String.valueOf(e.getMessage()).contains("credentials")
                ? "no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE, or give this host a role"
                : where + " cannot be asked: " + e.getClass().getSimpleName();
    }

    private static String first(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }
}
