package acct.s3;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A store on this host that speaks as S3 does, with the bucket {@code lake}; it has faults on demand. */
final class TestStore {
    static final String KEY = "test-key-of-nobody";
    static final String SECRET = "test-secret-of-nobody";

    private final Blobs blobs;
    private final S3Proxy proxy;

    /** What it keeps. */
    private static final class Blobs extends ForwardingBlobStore {
        private final List<String> got = new CopyOnWriteArrayList<>();
        private volatile Duration slowness = Duration.ZERO;
        private volatile boolean isCareless;
        private volatile String lost = "";

        Blobs(BlobStore kept) {
            super(kept);
        }

        @Override
        public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
            got.add(request.key());
            try {
                Thread.sleep(slowness.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.getBlob(request);
        }

        @Override
        public PutObjectResponse putBlob(PutObjectRequest request, InputStream bytes) {
            PutObjectRequest taken =
                    isCareless ? request.toBuilder().ifNoneMatch(null).build() : request;
            PutObjectResponse made = super.putBlob(taken, bytes);
            if (!lost.isEmpty() && request.key().contains(lost)) {
                lost = "";
                throw S3Exception.builder()
                        .statusCode(500)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("InternalError")
                                .errorMessage("the answer is lost")
                                .build())
                        .build();
            }
            return made;
        }
    }

    private TestStore(Blobs blobs, S3Proxy proxy) {
        this.blobs = blobs;
        this.proxy = proxy;
    }

    /** Starts it; who asks in this JVM has its key. */
    static TestStore started() throws Exception {
        Blobs blobs = new Blobs(new TransientNio2BlobStore());
        blobs.createContainer("lake");
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .build();
        proxy.start();
        hasKey(SECRET);
        return new TestStore(blobs, proxy);
    }

    static void hasKey(String secret) {
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", secret);
    }

    String endpoint() {
        return "http://127.0.0.1:" + proxy.getPort();
    }

    /** The names of all that it keeps below a prefix. */
    List<String> names(String prefix) {
        return blobs.list("lake").contents().stream()
                .map(object -> object.key())
                .filter(key -> key.startsWith(prefix))
                .toList();
    }

    /** Keeps this under a name. */
    void put(String name, byte[] bytes) {
        blobs.putBlob(
                PutObjectRequest.builder()
                        .bucket("lake")
                        .key(name)
                        .contentLength((long) bytes.length)
                        .build(),
                new java.io.ByteArrayInputStream(bytes));
    }

    byte[] get(String name) throws java.io.IOException {
        try (InputStream bytes = blobs.getBlob("lake", name)) {
            return bytes.readAllBytes();
        }
    }

    void remove(String name) {
        blobs.removeBlob(software.amazon.awssdk.services.s3.model.DeleteObjectRequest.builder()
                .bucket("lake")
                .key(name)
                .build());
    }

    /** What was read since this was asked last. */
    List<String> read() {
        List<String> read = blobs.got.stream().sorted().toList();
        blobs.got.clear();
        return read;
    }

    void isSlow(Duration slowness) {
        blobs.slowness = slowness;
    }

    /** Whether it takes names that are taken. */
    void isCareless(boolean isCareless) {
        blobs.isCareless = isCareless;
    }

    /** Keeps the next file whose name has this in it, and fails to say so. */
    void losesAnswer(String name) {
        blobs.lost = name;
    }

    void stop() throws Exception {
        proxy.stop();
    }
}
