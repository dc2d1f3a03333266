package dev.messagerouting.localcloud.wire;

import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORGenerator;

import java.time.Instant;

/** What JSON and the two forms of CBOR have apart: how they are tokenized and tell the time. */
enum Tokens {
    /** Seconds with fractions. */
    JSON(JsonFactory.builder().streamReadConstraints(limits()).build(), Format.UNIX_TIMESTAMP),

    /** Kinesis' CBOR 1.1: whole milliseconds under tag 1. */
    AWS_CBOR(
            CBORFactory.builder().streamReadConstraints(limits()).build(),
            Format.UNIX_TIMESTAMP_MILLIS),

    /** Smithy RPC v2: seconds as a double under tag 1. */
    RPC_CBOR(CBORFactory.builder().streamReadConstraints(limits()).build(), Format.UNIX_TIMESTAMP);

    private static final int EPOCH_TIME = 1;

    /** Jackson's factories do not change once they are built. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final TokenStreamFactory factory;

    final Format time;

    Tokens(TokenStreamFactory factory, Format time) {
        this.factory = factory;
        this.time = time;
    }

    /** A function's code travels as one string; the door has limited the body already. */
    private static StreamReadConstraints limits() {
        return StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNestingDepth(200)
                .build();
    }

    JsonParser parser(byte[] bytes) {
        return factory.createParser(ObjectReadContext.empty(), bytes);
    }

    JsonGenerator generator(ByteArrayBuilder into) {
        return factory.createGenerator(ObjectWriteContext.empty(), into);
    }

    void writeTime(JsonGenerator out, Instant value) {
        if (out instanceof CBORGenerator cbor) {
            cbor.writeTag(EPOCH_TIME);
        }
        if (this == AWS_CBOR) {
            out.writeNumber(value.toEpochMilli());
        } else if (this == RPC_CBOR) {
            out.writeNumber(value.toEpochMilli() / 1000.0);
        } else {
            out.writeNumber(Timestamps.seconds(value));
        }
    }
}
