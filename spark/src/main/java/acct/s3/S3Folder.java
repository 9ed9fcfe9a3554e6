package acct.s3;

import acct.lake.FarTerms;
import acct.lake.FileDigest;
import acct.lake.LakeFolder;
import acct.lake.StoredFile;
import acct.model.ExitCode;
import acct.model.UserException;
import acct.write.Unfinished;
import acct.write.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The objects of a bucket below a prefix as a lake. An object has its name from the moment when it is whole; that only one
 * process can give a name is what {@code If-None-Match} is for.
 */
final class S3Folder implements LakeFolder {
    /** What one request can carry. */
    private static final long MOST_BYTES = 5_000_000_000L;
    /** A file of any length; the store is given up when it is silent for long. */
    private static final AwsRequestOverrideConfiguration LONG = AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofHours(6))
            .build();

    private final String bucket;
    private final String prefix;
    private final S3Requests requests;
    private final FileCache cache;
    private final Consumer<String> step;
    /** When what was listed got its name; no manifest and no file of rows ever gets it again. */
    private final Map<String, Instant> listed = new ConcurrentHashMap<>();

    /**
     * A lake below a prefix.
     *
     * @param prefix empty, or with a slash at its end
     * @param step hears of each change before it is made
     */
    S3Folder(String bucket, String prefix, S3Requests requests, FarTerms terms, Consumer<String> step) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.requests = requests;
        this.cache = new FileCache(terms.cache(), terms.cacheBytes());
        this.step = step;
    }

    @Override
    public String name() {
        String address = address("");
        return address.substring(0, address.length() - 1);
    }

    @Override
    public String name(String file) {
        return address(file);
    }

    @Override
    public String address(String file) {
        return "s3a://" + bucket + "/" + prefix + file;
    }

    @Override
    public Map<String, String> settings() {
        return requests.ofHadoop();
    }

    @Override
    public Path place() {
        return cache.folder();
    }

    @Override
    public Reading reading() {
        return Reading.BY_COPIES;
    }

    @Override
    public boolean isThere() {
        // A bucket that is not there is told of by whatever is asked of it.
        return true;
    }

    private String key(String file) {
        return prefix + file;
    }

    @Override
    public List<String> names(String folder) {
        String below = key(folder) + "/";
        return requests.ask(name(folder), client -> {
            TreeSet<String> names = new TreeSet<>();
            client.listObjectsV2Paginator(ListObjectsV2Request.builder()
                            .bucket(bucket)
                            .prefix(below)
                            .delimiter("/")
                            .build())
                    .forEach(page -> {
                        page.contents().forEach(object -> {
                            names.add(object.key().substring(below.length()));
                            listed.put(object.key(), object.lastModified());
                        });
                        page.commonPrefixes()
                                .forEach(inner -> names.add(inner.prefix()
                                        .substring(
                                                below.length(), inner.prefix().length() - 1)));
                    });
            return List.copyOf(names);
        });
    }

    @Override
    public Optional<byte[]> find(String file) {
        return requests.ask(name(file), client -> {
            try {
                return Optional.of(client.getObjectAsBytes(GetObjectRequest.builder()
                                .bucket(bucket)
                                .key(key(file))
                                .build())
                        .asByteArray());
            } catch (S3Exception e) {
                return ifMissing(e);
            }
        });
    }

    /** Nothing, where only the object is missing. */
    private static <T> Optional<T> ifMissing(S3Exception e) {
        boolean isBucket = e.awsErrorDetails() != null
                && "NoSuchBucket".equals(e.awsErrorDetails().errorCode());
        if (e.statusCode() == 404 && !isBucket) {
            return Optional.empty();
        }
        throw e;
    }

    private Optional<HeadObjectResponse> head(String file) {
        return requests.ask(name(file), client -> {
            try {
                return Optional.of(
                        client.headObject(request -> request.bucket(bucket).key(key(file))));
            } catch (S3Exception e) {
                return ifMissing(e);
            }
        });
    }

    @Override
    public Optional<Long> size(String file) {
        return head(file).map(HeadObjectResponse::contentLength);
    }

    @Override
    public Instant modified(String file) {
        Instant known = listed.get(key(file));
        return known != null
                ? known
                : head(file)
                        .map(HeadObjectResponse::lastModified)
                        .orElseThrow(() -> UserException.failed(name(file) + ": is missing"));
    }

    @Override
    public String sha256(String file) {
        return read(file, FileDigest::of).orElseThrow(() -> UserException.failed(name(file) + ": is missing"));
    }

    /** What is made of the bytes of an object as they come. */
    private interface Reader<T> {
        T of(InputStream bytes) throws IOException;
    }

    private <T> Optional<T> read(String file, Reader<T> reader) {
        return requests.ask(name(file), client -> {
            try {
                return Optional.of(client.getObject(
                        GetObjectRequest.builder()
                                .bucket(bucket)
                                .key(key(file))
                                .overrideConfiguration(LONG)
                                .build(),
                        (answer, bytes) -> reader.of(bytes)));
            } catch (S3Exception e) {
                return ifMissing(e);
            }
        });
    }

    @Override
    public List<Path> toRead(List<StoredFile> files) {
        return cache.have(files, this::fetch);
    }

    private void fetch(StoredFile file, Path into) {
        Optional<String> sha256 = read(file.name(), bytes -> {
            try (OutputStream copy = Files.newOutputStream(into)) {
                bytes.transferTo(copy);
            }
            return FileDigest.of(into);
        });
        if (!sha256.equals(Optional.of(file.sha256()))) {
            mustBeWhole(file.name(), file.bytes());
            throw UserException.failed(
                    name(file.name()) + ": its bytes are not those that were published; take it back from a copy");
        }
    }

    @Override
    public Path pathToRead(StoredFile file) {
        return cache.path(file);
    }

    @Override
    public Path begin(String folder) {
        step.accept("begin " + folder);
        try {
            return Unfinished.file(Path.of(System.getProperty("java.io.tmpdir")), "acct-", ".parquet");
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED, "no room to prepare files: " + WholeFile.why(e) + "; set TMPDIR", e);
        }
    }

    @Override
    public void finish(Path made, String file) {
        try {
            long bytes = Files.size(made);
            if (bytes > MOST_BYTES) {
                throw UserException.failed(name(file) + ": has " + bytes + " bytes, and an object takes " + MOST_BYTES
                        + " at once; publish each night, so that a file is of one day only");
            }
            if (size(file).filter(there -> there == bytes).isPresent()) {
                return;
            }
            String md5 = md5(Files.newInputStream(made));
            step.accept("write " + file);
            requests.ask(
                    name(file),
                    client -> client.putObject(
                            PutObjectRequest.builder()
                                    .bucket(bucket)
                                    .key(key(file))
                                    .contentMD5(md5)
                                    .overrideConfiguration(LONG)
                                    .build(),
                            RequestBody.fromFile(made)));
        } catch (IOException e) {
            throw failed(file, "cannot be written", e);
        }
    }

    private static String md5(byte[] content) {
        try {
            return md5(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sum by which the store knows that all came as it was sent. */
    private static String md5(InputStream bytes) throws IOException {
        try (InputStream in = bytes) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void drop(Path made) {
        try {
            Unfinished.end(made);
        } catch (IOException e) {
            throw failed(made.toString(), "cannot be taken away", e);
        }
    }

    @Override
    public boolean create(String file, byte[] content) {
        step.accept("link " + file);
        boolean isMade = isPut(file, content);
        step.accept("keep " + file);
        // A request that is sent again, as its answer was lost, finds what it made itself.
        return isMade
                || find(file).filter(there -> Arrays.equals(there, content)).isPresent();
    }

    /** Whether the store took it; it takes no name that is taken. */
    private boolean isPut(String file, byte[] content) {
        return requests.ask(name(file), client -> {
            for (int tries = 1; ; tries++) {
                try {
                    client.putObject(
                            PutObjectRequest.builder()
                                    .bucket(bucket)
                                    .key(key(file))
                                    .ifNoneMatch("*")
                                    .contentType("application/json")
                                    .contentMD5(md5(content))
                                    .build(),
                            RequestBody.fromBytes(content));
                    return true;
                } catch (S3Exception e) {
                    if (e.statusCode() == 412) {
                        return false;
                    }
                    // Another one has it in hand: who of the two was faster is known at the next try.
                    if (e.statusCode() != 409 || tries == 5) {
                        throw e;
                    }
                }
            }
        });
    }

    @Override
    public void mustRefuseTaken(String taken, byte[] content) {
        if (isPut(taken, content)) {
            throw new UserException(
                    ExitCode.REFUSED,
                    name()
                            + ": this store takes a name that is taken (it ignores If-None-Match), so of two publishes at"
                            + " once one would be lost; put the lake elsewhere");
        }
    }

    @Override
    public void replace(String file, byte[] content) {
        step.accept("write " + file);
        requests.ask(
                name(file),
                client -> client.putObject(
                        PutObjectRequest.builder()
                                .bucket(bucket)
                                .key(key(file))
                                .contentType("application/json")
                                .contentMD5(md5(content))
                                .build(),
                        RequestBody.fromBytes(content)));
    }

    @Override
    public void delete(String file) {
        step.accept("delete " + file);
        requests.ask(
                name(file),
                client -> client.deleteObject(request -> request.bucket(bucket).key(key(file))));
    }

    @Override
    public void deleteIfEmpty(String folder) {
        // A folder is where its objects are, and nothing without them.
    }
}
