namespace Judgeval.Values;

/// <summary>Stops a serializer that has written more than will be kept.</summary>
internal sealed class ValueTooLongException : Exception;
