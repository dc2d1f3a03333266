/** Amazon S3 for artifacts: buckets, objects, multipart uploads, and settings as records. */
@NullMarked
package dev.messagerouting.localcloud.s3;

import org.jspecify.annotations.NullMarked;
