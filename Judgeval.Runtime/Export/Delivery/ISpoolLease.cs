namespace Judgeval.Export.Delivery;

/// <summary>The right to deliver one spooled request; it ends with one of these calls, or with the process.</summary>
internal interface ISpoolLease
{
    SpooledRequest Request { get; }

    /// <summary>It is delivered: forget it.</summary>
    void Complete();

    /// <summary>Not now: keep it for later.</summary>
    void Release();

    /// <summary>It will never be taken: out of the way with it.</summary>
    void SetAside(string reason);
}
