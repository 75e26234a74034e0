Imports System.Collections.Generic
Imports System.Linq
Imports System.Threading.Tasks
Imports Judgeval

''' <summary>What Visual Basic compiles otherwise than C#.</summary>
Public Class VisualBasicCases
    Private _count As Integer

    <Observe>
    Public Sub New(Optional count As Integer = 3)
        _count = count
    End Sub

    <Observe>
    Public Property Count As Integer
        Get
            Return _count
        End Get
        Set(value As Integer)
            _count = value
        End Set
    End Property

    <Observe>
    Default Public ReadOnly Property Item(index As Integer, Optional offset As Integer = 10) As String
        Get
            Return (index + offset + _count).ToString()
        End Get
    End Property

    <Observe>
    Public Function OptionalByRef(Optional ByRef number As Integer = 5, Optional text As String = "none") As String
        number *= 2
        Return text & number
    End Function

    <Observe>
    Public Function NamedResult(n As Integer) As Integer
        NamedResult = n
        If n > 5 Then Exit Function
        NamedResult += 1
    End Function

    <Observe>
    Public Function OnErrorResumeNext(divisor As Integer) As Integer
        On Error Resume Next
        Dim quotient = 10 \ divisor
        If Err.Number <> 0 Then Return -Err.Number
        Return quotient
    End Function

    <Observe>
    Public Function OnErrorGoTo(divisor As Integer) As String
        On Error GoTo Failed
        Return (10 \ divisor).ToString()
Failed:
        Return Err.Description
    End Function

    <Observe>
    Public Function Filtered(divisor As Integer) As String
        Try
            Return (10 \ divisor).ToString()
        Catch exception As DivideByZeroException When divisor = 0
            Return "zero"
        Finally
            _count += 1
        End Try
    End Function

    <Observe>
    Public Shared Sub Fails(message As String)
        Throw New InvalidOperationException(message)
    End Sub

    <Observe>
    Public Shared Async Function AddAsync(a As Integer, b As Integer) As Task(Of Integer)
        Await Task.Yield()
        Return a + b
    End Function

    <Observe>
    Public Shared Async Function FailAsync(n As Integer) As Task
        Await Task.Yield()
        If n > 0 Then Throw New InvalidOperationException("failed after " & n)
    End Function

    <Observe>
    Public Shared Async Sub StartAsync(source As TaskCompletionSource(Of Integer))
        Await Task.Yield()
        source.SetResult(7)
    End Sub

    <Observe>
    Public Shared Iterator Function Numbers(n As Integer) As IEnumerable(Of Integer)
        For i = 1 To n
            If i = 4 Then Return
            Yield i * i
        Next
    End Function

    <Observe>
    Public Function Captures(n As Integer) As Integer
        Dim add = Function(x As Integer) x + n + _count
        n += 1
        Return {1, 2, 3}.Sum(add)
    End Function

    <Observe>
    Public Function StaticLocal() As Integer
        Static calls As Integer
        calls += 1
        Return calls
    End Function

    <Observe>
    Public Shared Function Xml(name As String) As String
        Select Case name
            Case "a" To "f"
                Return "early"
            Case Else
                Return If(name, "nothing")
        End Select
    End Function

    Private WithEvents _ticker As New Ticker()

    <Observe>
    Private Sub OnTicked(n As Integer) Handles _ticker.Ticked
        _count += n
    End Sub

    <Observe>
    Public Function Locked(ParamArray numbers As Integer()) As Integer
        SyncLock Me
            Using New Ticker()
                For Each number In numbers
                    If number < 0 Then Exit For
                    _count += number
                Next
            End Using
        End SyncLock
        Return _count
    End Function

    <Observe>
    Public Shared Iterator Function Guarded(n As Integer) As IEnumerable(Of String)
        Try
            Yield "first " & n
            If n > 1 Then Throw New InvalidOperationException("in an iterator")
            Yield "second"
        Finally
            n = 0
        End Try
    End Function

    <Observe>
    Public Shared Async Function CatchAsync(n As Integer) As Task(Of String)
        Try
            Await FailAsync(n)
            Return "not failed"
        Catch exception As InvalidOperationException When n < 9
            Return exception.Message
        Finally
            n = 0
        End Try
    End Function

    Public Shared Function RunEvents() As String
        Dim cases = New VisualBasicCases(1)
        cases._ticker.Tick(4)
        cases._ticker = New Ticker()
        cases._ticker.Tick(5)
        Return cases.Count & "," & cases.Locked(1, 2, -1, 3)
    End Function

    Public Shared Function RunTypes() As String
        Dim amount = New Amount(3)
        amount.Add(4)
        Dim measured As IMeasured = amount
        Return (amount + New Amount(5)).Value & "," & measured.Size(2) & "," & InModule("module") & "," & CType(amount, Integer)
    End Function

    Public Shared Function RunGuarded() As String
        Return String.Join(",", Guarded(1)) & String.Join(",", Guarded(2))
    End Function

    Public Shared Async Function RunCatch() As Task(Of String)
        Return Await CatchAsync(0) & Await CatchAsync(1) & Await CatchAsync(9)
    End Function

    Public Shared Function RunProperties() As String
        Dim cases = New VisualBasicCases()
        cases.Count += 4
        Return cases.Count & cases(1) & cases(1, 2)
    End Function

    Public Shared Function RunByRef() As String
        Dim cases = New VisualBasicCases(1)
        Dim number = 4
        Return cases.OptionalByRef(number, "n") & number & cases.OptionalByRef() & cases.NamedResult(2) & cases.NamedResult(9)
    End Function

    Public Shared Function RunOnError() As String
        Dim cases = New VisualBasicCases()
        Return String.Join(",", cases.OnErrorResumeNext(2), cases.OnErrorResumeNext(0), cases.OnErrorGoTo(5), cases.OnErrorGoTo(0), cases.Filtered(0), cases.Filtered(1), cases.Count)
    End Function

    Public Shared Function RunThrows() As String
        Fails("by Visual Basic")
        Return "unreachable"
    End Function

    Public Shared Async Function RunAsync() As Task(Of String)
        Dim source = New TaskCompletionSource(Of Integer)()
        StartAsync(source)
        Await FailAsync(0)
        Return (Await AddAsync(1, 2)).ToString() & Await source.Task
    End Function

    Public Shared Async Function RunAsyncThrows() As Task(Of String)
        Await FailAsync(3)
        Return "unreachable"
    End Function

    Public Shared Function RunIterator() As String
        Return String.Join(",", Numbers(3)) & String.Join(",", Numbers(9)) & Numbers(9).First()
    End Function

    Public Shared Function RunLocals() As String
        Dim cases = New VisualBasicCases()
        Return cases.Captures(1) & "," & cases.StaticLocal() & cases.StaticLocal() & Xml("b") & Xml("z") & Xml(Nothing)
    End Function
End Class

''' <summary>Raises events to whoever handles them.</summary>
Public Class Ticker
    Implements IDisposable

    Public Event Ticked(n As Integer)

    <Observe>
    Public Sub Tick(n As Integer)
        RaiseEvent Ticked(n)
    End Sub

    <Observe>
    Public Sub Dispose() Implements IDisposable.Dispose
    End Sub
End Class

Public Interface IMeasured
    Function Size(times As Integer) As Integer
End Interface

''' <summary>A structure that changes itself.</summary>
Public Structure Amount
    Implements IMeasured

    Public Value As Integer

    <Observe>
    Public Sub New(value As Integer)
        Me.Value = value
    End Sub

    <Observe>
    Public Sub Add(by As Integer)
        Value += by
    End Sub

    <Observe>
    Public Function Measure(times As Integer) As Integer Implements IMeasured.Size
        Return Value * times
    End Function

    <Observe>
    Public Shared Operator +(left As Amount, right As Amount) As Amount
        Return New Amount(left.Value + right.Value)
    End Operator

    <Observe>
    Public Shared Narrowing Operator CType(amount As Amount) As Integer
        Return amount.Value
    End Operator
End Structure

''' <summary>A module: its members are static, and callers need not name it.</summary>
Public Module Functions
    <Observe>
    Public Function InModule(text As String) As String
        Return text.ToUpperInvariant()
    End Function
End Module
