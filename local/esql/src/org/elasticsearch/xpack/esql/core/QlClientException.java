package org.elasticsearch.xpack.esql.core;

/** The fault of whoever wrote the query. */
public class QlClientException extends QlException {
    public QlClientException(String message, Throwable cause) {
        super(message, cause);
    }

    public QlClientException(String message, Object... args) {
        super(message, args);
    }

    public QlClientException(Throwable cause, String message, Object... args) {
        super(cause, message, args);
    }
}
