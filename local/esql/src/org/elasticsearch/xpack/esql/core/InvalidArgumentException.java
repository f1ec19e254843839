package org.elasticsearch.xpack.esql.core;

/** A value that a function does not take. */
public class InvalidArgumentException extends QlClientException {
    public InvalidArgumentException(String message, Object... args) {
        super(message, args);
    }

    public InvalidArgumentException(Throwable cause, String message, Object... args) {
        super(cause, message, args);
    }
}
