namespace Judgeval.Export.Spooling;

/// <summary>One byte of a file. It is written before the file is deleted or moved: who opened it just before, and locks it just after, sees that it is done with.</summary>
internal enum SpoolState : byte
{
    Waiting = 0,
    Finished = 1,
    SetAside = 2,
}
