namespace Judgeval.Export.Spooling;

/// <summary>A request's file as a listing shows it.</summary>
internal readonly record struct SpoolEntry(string Path, SpoolFileName Name, long Length);
