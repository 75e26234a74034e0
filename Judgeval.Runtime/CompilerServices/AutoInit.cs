using System.ComponentModel;
using Judgeval.Export;

namespace Judgeval.CompilerServices;

/// <summary>What a module initializer calls when FodyWeavers.xml says <c>AutoInit="true"</c>. For woven code only; see docs/abi.md.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AutoInit
{
    /// <summary>Starts the process's tracer from the environment, unless one was ever started. Returns at once and never throws.</summary>
    public static void Start() => AutomaticTracer.Start();
}
