package org.elasticsearch.xpack.esql.core;

/** What should never have been asked. */
public class QlIllegalArgumentException extends QlServerException {
    public QlIllegalArgumentException(String message) {
        super(message);
    }

    public QlIllegalArgumentException(Throwable cause) {
        super(cause, String.valueOf(cause.getMessage()));
    }

    public QlIllegalArgumentException(String message, Throwable cause) {
        super(cause, message);
    }

    public QlIllegalArgumentException(String message, Throwable cause, boolean suppression, boolean stackTrace) {
        super(cause, message);
    }

    public QlIllegalArgumentException(String message, Object... args) {
        super(message, args);
    }

    public QlIllegalArgumentException(Throwable cause, String message, Object... args) {
        super(cause, message, args);
    }
}
