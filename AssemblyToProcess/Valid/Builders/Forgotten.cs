using System.Runtime.CompilerServices;

namespace AssemblyToProcess.Builders;

/// <summary>Like <c>void</c>: nobody can await it.</summary>
[AsyncMethodBuilder(typeof(ForgottenBuilder))]
public readonly struct Forgotten;
