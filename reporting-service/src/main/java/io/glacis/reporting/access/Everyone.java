package io.glacis.reporting.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A resource method that needs no credential: setup and sign-in.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Everyone {}
